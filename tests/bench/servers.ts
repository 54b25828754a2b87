// Requests and messages a second: the demo server beside bare `node:http` and bare `ws`, each in a process of its own.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { inTurn, median, ms, quantile, times, type Row } from './measure.ts';

const rounds = 7;
const seconds = 2;
const connections = 16;

const bareHttp = `require('node:http').createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end('x'.repeat(420));
}).listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); });`;

const bareWs = `const { WebSocketServer } = require('ws');
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false }, () =>
  console.log('http://127.0.0.1:' + server.address().port));
server.on('connection', (socket) => socket.on('message', (data) => socket.send(String(data).split('').reverse().join(''))));`;

interface Program {
  readonly port: number;
  /** Milliseconds from the start of the process to its first answer. */
  readonly firstAnswer: number;
  stop(): Promise<void>;
}

export async function benchServers(): Promise<Row[]> {
  const ours = await start(['build/server/main.js', '--port', '8790']);
  const http = await start(['-e', bareHttp]);
  const sockets = await start(['-e', bareWs]);
  const rates = await inTurn(rounds, {
    tapped: () => requestRate(ours.port, 'mines.localhost', '/'),
    untapped: () => requestRate(ours.port, 'localhost', '/health'),
    bare: () => requestRate(http.port, 'localhost', '/'),
  });
  const trips = await inTurn(rounds, {
    ours: () => roundTrip(ours.port, '/demos/ping-gnip'),
    bare: () => roundTrip(sockets.port, '/'),
  });
  await Promise.all([ours, http, sockets].map((program) => program.stop()));
  const starts = await firstAnswers();
  return [
    rate('requests a second, a virtual host on the tap', rates.tapped, 'bare node:http', rates.bare, '–'),
    trip('WebSocket echo there and back', trips.ours, trips.bare),
    { what: 'first answer after the start', ours: ms(starts), beside: '–', ratio: '–', goal: '≤ 400 ms' },
  ];
}

function rate(what: string, ours: number[], name: string, other: number[], goal: string): Row {
  const [a, b] = [median(ours), median(other)];
  return { what, ours: `${Math.round(a)}/s`, beside: `${name} ${Math.round(b)}/s`, ratio: times(a / b), goal };
}

function trip(what: string, ours: number[], bare: number[]): Row {
  const [a, b] = [median(ours), median(bare)];
  return {
    what: `${what}, median`,
    ours: `${a.toFixed(3)} ms`,
    beside: `bare ws ${b.toFixed(3)} ms`,
    ratio: times(a / b),
    goal: '–',
  };
}

async function start(command: string[]): Promise<Program> {
  const from = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await portOf(child);
  await once(await requestOnce(port), 'data');
  const firstAnswer = performance.now() - from;
  return { port, firstAnswer, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function portOf(child: ChildProcess): Promise<number> {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const port = /https?:\/\/[^\s:]+:(\d+)/.exec(said)?.[1];
    if (port === undefined) continue;
    child.stdout?.resume();
    return Number(port);
  }
  throw new Error(`No address was printed: ${said}`);
}

async function requestOnce(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
  return socket;
}

async function firstAnswers(): Promise<number> {
  const durations: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const program = await start(['build/server/main.js', '--port', '8790']);
    durations.push(program.firstAnswer);
    await program.stop();
  }
  return median(durations);
}

/** Keep-alive connections that each ask again as soon as they are answered. */
async function requestRate(port: number, host: string, target: string): Promise<number> {
  const request = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  let answers = 0;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.on('data', () => {
      answers += 1;
      socket.write(request);
    });
    return socket;
  });
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const rateNow = (answers / (performance.now() - from)) * 1000;
  for (const socket of sockets) socket.destroy();
  return rateNow;
}

/** Median milliseconds of 300 messages sent one after another, slow enough for the demo's own limit. */
async function roundTrip(port: number, path: string): Promise<number> {
  const trips: number[] = [];
  for (let connection = 0; connection < 10; connection += 1) trips.push(...(await tripsOnOne(port, path)));
  return quantile(trips, 0.5);
}

async function tripsOnOne(port: number, path: string): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  await once(socket, 'open');
  const trips: number[] = [];
  for (let message = 0; message < 30; message += 1) {
    const from = performance.now();
    socket.send('ping');
    await once(socket, 'message');
    trips.push(performance.now() - from);
  }
  socket.close();
  await once(socket, 'close');
  return trips;
}
