import { openServer } from './open-server.ts';
import { describeHost } from './suite.ts';

describeHost('the demo server', openServer);
