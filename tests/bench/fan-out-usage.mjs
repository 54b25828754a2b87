// Put in front of a server by `--import`: tells the bench what its process has used, when asked over IPC.

process.on('message', ({ collect }) => {
  if (collect) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ cpu: user + system, rss, heap: heapUsed + external });
});
// The server's life does not depend on who measures it.
process.channel?.unref();
