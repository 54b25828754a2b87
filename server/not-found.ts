// The page for an address where nothing is.

import type { Language } from '#demos/contract.ts';

const words: Record<Language, { title: string; sentence: string; link: string }> = {
  fr: {
    title: 'Il n’y a rien ici',
    sentence:
      'Aucune page de ce cours n’a cette adresse. Le serveur l’a dit par le code d’état 404 : la requête est bien arrivée, c’est la page qui manque. Vérifiez l’adresse.',
    link: 'Le début du cours',
  },
  en: {
    title: 'There is nothing here',
    sentence:
      'No page of this course has this address. The server said so by status code 404: the request arrived all right, it is the page that is missing. Check the address.',
    link: 'The beginning of the course',
  },
};

const style =
  'body{max-width:32rem;margin:20vh auto 0;padding:0 1.5rem;font:1.25rem/1.5 system-ui,sans-serif;color-scheme:light dark}h1{font-size:2.25rem;line-height:1.1}';

export function notFoundPage(language: Language): string {
  const { title, sentence, link } = words[language];
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>404 – ${title}</title>
<style>${style}</style>
<h1>${title}</h1>
<p>${sentence}</p>
<p><a href="/">${link}</a></p>
`;
}
