export interface StartSentences {
  node(version: string): string;
  install: string;
  build: string;
  installFailed: string;
  buildFailed: string;
}
export function sentencesFor(env: Readonly<Record<string, string | undefined>>): StartSentences;
export function isTooOld(version: string): boolean;
export function needsInstall(root: string): boolean;
export function needsBuild(root: string): boolean;
