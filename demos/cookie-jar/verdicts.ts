// Every step that a jar's decision may take.

export type VerdictKey = 'kept';
