// Mermaid thinks in fixed colours, the deck in tokens. It draws with marks, colours that nothing else has, and each mark
// becomes `var(--token)` afterwards: so one drawing serves the light, the dark and the high-contrast scheme.

/** Marks by token, as `rgb()` components; far enough apart that Mermaid's rounding cannot confuse them. */
const MARKS = {
  '--paper': '#f0f0f1',
  '--surface': '#e0e0e2',
  '--sunken': '#d0d0d3',
  '--ink': '#101014',
  '--ink-soft': '#303035',
  '--line': '#909096',
  '--client': '#1020f0',
  '--client-soft': '#a0b0f1',
  '--server': '#20a010',
  '--server-soft': '#b0f0a1',
  '--attacker': '#f01020',
  '--attacker-soft': '#f0a0b1',
  '--cookie': '#c08010',
  '--cookie-soft': '#f0d0a1',
} as const;

type Token = keyof typeof MARKS;

/** Pairs of a computed colour and the token that it stands for. */
export const tokenOfColour: Readonly<Record<string, Token>> = Object.fromEntries(
  Object.entries(MARKS).map(([token, hex]) => [rgb(hex), token as Token]),
);

function rgb(hex: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `rgb(${red}, ${green}, ${blue})`;
}

/** Participants and nodes called `client`, `server`, `attacker` or `cookie` have the course's colour. */
const roleStyles = (['client', 'server', 'attacker', 'cookie'] as const).map((role) => {
  const fill = MARKS[`--${role}-soft`];
  const stroke = MARKS[`--${role}`];
  const shapes = ['rect', 'circle', 'polygon', 'path', 'ellipse'].map((shape) => `.node.${role} ${shape}`).join(',');
  return `rect.actor[name="${role}"],${shapes}{fill:${fill}!important;stroke:${stroke}!important;}`;
});

const themeCSS = [
  ...roleStyles,
  'rect.actor,.node rect,.node path,.node polygon,.node circle{stroke-width:2.5px!important;}',
  `.actor-line{stroke:${MARKS['--line']}!important;stroke-width:2px!important;}`,
  '.messageLine0,.messageLine1,.flowchart-link,.transition{stroke-width:2.5px!important;}',
  'text.actor>tspan,text.actor{font-weight:700;}',
  `.edgeLabel rect{fill:${MARKS['--paper']}!important;}`,
].join('');

/** For `mermaid.initialize`. Labels are SVG text: HTML inside SVG is not allowed in a page. */
export const mermaidConfiguration = {
  startOnLoad: false,
  securityLevel: 'strict',
  theme: 'base',
  layout: 'dagre',
  deterministicIds: true,
  htmlLabels: false,
  fontFamily: 'course',
  fontSize: 20,
  flowchart: { htmlLabels: false, useMaxWidth: false, padding: 16 },
  sequence: {
    mirrorActors: false,
    useMaxWidth: false,
    actorFontSize: 20,
    messageFontSize: 20,
    noteFontSize: 18,
    messageMargin: 44,
    width: 170,
  },
  state: { useMaxWidth: false },
  themeVariables: {
    fontFamily: 'course',
    fontSize: '20px',
    background: MARKS['--paper'],
    primaryColor: MARKS['--surface'],
    primaryTextColor: MARKS['--ink'],
    primaryBorderColor: MARKS['--ink'],
    secondaryColor: MARKS['--sunken'],
    secondaryTextColor: MARKS['--ink'],
    secondaryBorderColor: MARKS['--line'],
    tertiaryColor: MARKS['--paper'],
    tertiaryTextColor: MARKS['--ink'],
    tertiaryBorderColor: MARKS['--line'],
    lineColor: MARKS['--ink'],
    textColor: MARKS['--ink'],
    mainBkg: MARKS['--surface'],
    nodeBorder: MARKS['--ink'],
    clusterBkg: MARKS['--sunken'],
    clusterBorder: MARKS['--line'],
    edgeLabelBackground: MARKS['--paper'],
    titleColor: MARKS['--ink'],
    actorBkg: MARKS['--surface'],
    actorBorder: MARKS['--ink'],
    actorTextColor: MARKS['--ink'],
    actorLineColor: MARKS['--line'],
    signalColor: MARKS['--ink'],
    signalTextColor: MARKS['--ink'],
    labelBoxBkgColor: MARKS['--sunken'],
    labelBoxBorderColor: MARKS['--line'],
    labelTextColor: MARKS['--ink'],
    loopTextColor: MARKS['--ink'],
    noteBkgColor: MARKS['--sunken'],
    noteBorderColor: MARKS['--line'],
    noteTextColor: MARKS['--ink'],
    activationBkgColor: MARKS['--sunken'],
    activationBorderColor: MARKS['--ink'],
    sequenceNumberColor: MARKS['--paper'],
  },
  themeCSS,
} as const;
