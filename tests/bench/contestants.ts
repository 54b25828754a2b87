// The pages that ours is measured against: the least a browser can be given, and reveal.js as its own guide sets it up.

const words = `A server waits, and waits. From time to time a request comes in; it answers, and waits again.`;

/** One file of two slides and one key that does something: nothing can be faster. */
export const barePage = `<!doctype html><html lang="en"><meta charset="utf-8"><title>bare</title>
<style>section { display: none } .present { display: block }</style>
<section class="present"><h1>On the server’s side</h1><p>${words}</p></section><section><h1>Two</h1><p>${words}</p></section>
<script>addEventListener('keydown', () => { const [a, b] = document.querySelectorAll('section'); a.className = ''; b.className = 'present'; });</script>`;

/** reveal.js with its Markdown and highlight plugins and a stock theme: twelve slides made in the browser. */
export const plainReveal = `<!doctype html><html lang="en"><meta charset="utf-8"><title>plain reveal.js</title>
<link rel="stylesheet" href="/reveal/dist/reveal.css"><link rel="stylesheet" href="/reveal/dist/theme/white.css">
<link rel="stylesheet" href="/reveal/dist/plugin/highlight/monokai.css">
<div class="reveal"><div class="slides"><section data-markdown data-separator="^---$"><script type="text/template">
${Array.from({ length: 12 }, (_, index) => `## Slide ${index + 1}\n\n${words}\n\n\`\`\`js\nserver.listen(${8000 + index});\n\`\`\``).join('\n---\n')}
</script></section></div></div>
<script src="/reveal/dist/reveal.js"></script><script src="/reveal/dist/plugin/markdown.js"></script>
<script src="/reveal/dist/plugin/highlight.js"></script>
<script>Reveal.initialize({ hash: true, transition: 'none', plugins: [RevealMarkdown, RevealHighlight] });</script>`;

/** The same answer as a small site's page, and nothing around it. */
export const bareHttp = `require('node:http').createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end('x'.repeat(420));
}).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); });`;

/** ping-gnip in four lines. */
export const bareWs = `const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () =>
  console.log('http://127.0.0.1:' + server.address().port));
server.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data).split('').reverse().join(''))));`;
