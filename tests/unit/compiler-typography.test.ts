import { describe, expect, it } from 'vitest';
import { typeset } from '#compiler/typography.ts';
import { compileFace } from './compiler-fixture.ts';

const NO_BREAK = '\u00A0';
const NARROW = '\u202F';

describe('French typography', () => {
  it.each([
    ['Pourquoi ?', `Pourquoi${NARROW}?`],
    ['Pourquoi?', `Pourquoi${NARROW}?`],
    ['Quoi ?!', `Quoi${NARROW}?!`],
    ['un ; deux', `un${NARROW}; deux`],
    ['à savoir : rien', `à savoir${NO_BREAK}: rien`],
    ['« mot »', `«${NO_BREAK}mot${NO_BREAK}»`],
    ['«mot»', `«${NO_BREAK}mot${NO_BREAK}»`],
    ['(vraiment ?)', `(vraiment${NARROW}?)`],
    ["l'hôte", 'l’hôte'],
    ['33 % en 28 800 s', `33${NO_BREAK}% en 28${NARROW}800${NO_BREAK}s`],
    ['attendez...', 'attendez…'],
    ['RFC 9110, 20 To', `RFC${NO_BREAK}9110, 20${NO_BREAK}To`],
  ])('%s', (typed, printed) => {
    expect(typeset(typed, 'fr')).toBe(printed);
  });

  it.each(['à 10:30', 'http://localhost:8420/?a=b', 'a?b', '9110 RFC'])('leaves %s', (text) => {
    expect(typeset(text, 'fr')).toBe(text);
  });

  it('changes nothing the second time', () => {
    const once = typeset("« L'hôte : qui ? » 28 800 %...", 'fr');
    expect(typeset(once, 'fr')).toBe(once);
  });

  it('ties a point to the code before it, and leaves code alone', () => {
    const { face } = compileFace('Que vaut `a ? b : c` ? Et « `x !` » ?', 'fr');
    expect(face).toContain(`<code>a ? b : c</code>${NARROW}? Et «${NO_BREAK}<code>x !</code>${NO_BREAK}»${NARROW}?`);
  });

  it('reaches captions, descriptions and answers', () => {
    const { face } = compileFace(
      '::: figure door.svg "Une porte !"\nUne porte ?\n:::\n\n::: quiz\nQui ?\n\n- [x] lui — oui !\n- [ ] elle — non !\n:::',
      'fr',
    );
    expect(face.match(/\u202F[?!]/g)).toHaveLength(5);
  });
});

describe('English typography', () => {
  it('turns apostrophes and leaves spaces', () => {
    expect(typeset("the server's door: why ?", 'en')).toBe('the server’s door: why ?');
  });

  it('breaks neither the name of an RFC nor a quantity', () => {
    expect(typeset('RFC 9110 in 2.3 ms, 20 TB apart', 'en')).toBe(
      `RFC${NO_BREAK}9110 in 2.3${NO_BREAK}ms, 20${NO_BREAK}TB apart`,
    );
  });
});
