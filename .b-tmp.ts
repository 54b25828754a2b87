import { decodeFrames } from '#wire/websocket-decoder.ts';
import { FrameParser } from '#wire/websocket-parser.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
const mask = Uint8Array.of(1,2,3,4);
const small = encodeFrame({fin:true,rsv:0,opcode:1,mask,payload:new TextEncoder().encode('wire '.repeat(40))});
const frames = new Uint8Array(small.length*2000); for (let i=0;i<2000;i++) frames.set(small,i*small.length);
function speed(name: string, bytes: Uint8Array, f: (b: Uint8Array)=>unknown){ let best=0; for(let r=0;r<9;r++){const t=performance.now(); let n=0; while(performance.now()-t<200){f(bytes);n+=bytes.length;} best=Math.max(best,n/(performance.now()-t)/1000);} console.log(name,best.toFixed(1),'MB/s'); }
speed('decoder', frames, (b)=>decodeFrames([{from:'client',at:0,bytes:b}]));
speed('parser', frames, (b)=>new FrameParser('server').push(b));
