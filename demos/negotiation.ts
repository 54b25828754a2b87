// Choosing among representations by what a client prefers (RFC 9110 §12.4, §12.5).

/** One member of an Accept-like field. */
interface Preference {
  readonly range: string;
  /** 0 to 1; 0 is a refusal. */
  readonly weight: number;
}

/** Members read of one field; those behind are not looked at. */
const mostMembers = 64;

/**
 * The offered media type that the field prefers, the first of equals; undefined where it wants none. Without the field
 * anything goes. Parameters other than q are not compared.
 */
export function preferredType<Type extends string>(
  accept: string | undefined,
  offered: readonly Type[],
): Type | undefined {
  if (accept === undefined) return offered[0];
  const preferences = preferencesIn(accept);
  const weightOf = (type: string) => weightFor(preferences, [type, `${type.split('/')[0]}/*`, '*/*']);
  const [best] = [...offered].sort((a, b) => weightOf(b) - weightOf(a));
  return best !== undefined && weightOf(best) > 0 ? best : undefined;
}

/** Whether the client says that it takes content of this coding; without the field it does not. */
export function takesCoding(acceptEncoding: string | undefined, coding: string): boolean {
  return weightFor(preferencesIn(acceptEncoding ?? ''), [coding, '*']) > 0;
}

/** The most specific range decides. */
function weightFor(preferences: readonly Preference[], ranges: readonly string[]): number {
  const found = ranges
    .map((range) => preferences.find((preference) => preference.range === range))
    .find((preference) => preference !== undefined);
  return found?.weight ?? 0;
}

function preferencesIn(field: string): Preference[] {
  const members = field.split(',', mostMembers);
  return members.map((member) => {
    const [range = '', ...parameters] = member.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1]).find(Boolean);
    return { range, weight: Math.min(1, Number(weight ?? 1)) };
  });
}
