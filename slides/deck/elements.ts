// Small makers of elements, for chrome that only a script needs.

export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function makeButton(label: string, press: () => void): HTMLButtonElement {
  return make('button', { type: 'button', className: 'chrome-button', onclick: press }, label);
}
