import { createApp } from '#server/app.ts'; import { nodeCapabilities } from '#server/capabilities.ts'; import { createConnections } from '#server/connections.ts';
import { createHost } from '#server/host.ts'; import { listen } from '#server/listen.ts'; import { createOwnNames } from '#server/own-names.ts'; import { createVisitors } from '#server/visitors.ts';
import { createServer } from 'node:http';
const mode = process.argv[2];
import { Tap } from '#server/tap.ts';
const P: any = Tap.prototype;
if (mode === 'tap-listen') { P.received = () => {}; P.sent = () => {}; }
if (mode === 'tap-recv') { P.sent = () => {}; }
if (mode === 'tap-norec') { const c = P.claim; P.claim = function () { const e = c.call(this); e.record = e.ignore; return e; }; }

const body = 'x'.repeat(1000);
if (mode === 'bare') { createServer((q,r)=>{ r.writeHead(200,{'Content-Type':'text/plain','Content-Length':1000}); r.end(body); }).listen(Number(process.argv[3]),'127.0.0.1'); }
else {
const capabilities = nodeCapabilities(()=>{}); const real = createConnections(capabilities.clock);
const dummyExchange: any = { ignore(){}, record(){}, startedAt: 0 };
const dummy: any = { claim: ()=>dummyExchange, endResponse(){}, turnOf: async()=>{}, skip(){}, stop: ()=>({octets: undefined, isBusy:false}) };
const connections: any = mode === 'notap' ? { add(){}, tapOf: ()=>dummy, release(){}, size: 0, destroyAll(){} } : real;
const visitors = createVisitors(capabilities.random);
const host = createHost({ demos: new Map([['d', { respond: () => ({ status: 200, headers: [['Content-Type','text/plain']], body }) }]]), virtualHostDemo: undefined, capabilities, connections, visitors, app: createApp({deck: [], health: ()=>({version:'', uptime:0, connections:0}), onError(){} }), ownAddress: ()=>undefined, isOwnName: createOwnNames([]), onError: console.error });
process.on('SIGINT',()=>process.exit(0));
await listen(host, { port: Number(process.argv[3]), isExplicit: true, lan: false });
}
