import { openInPageAt } from './open-in-page.ts';
import { describeHost } from './suite.ts';

describeHost('the host inside the page', openInPageAt('localhost:8420'));
