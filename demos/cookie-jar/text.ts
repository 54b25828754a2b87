// The words of every verdict: what the rule says, then what follows from it here. Each is read by itself.

import type { Language } from '#demos/contract.ts';
import type { VerdictKey } from './verdicts.ts';

const en: Record<VerdictKey, string> = {
  'url-unusable':
    'Cookies belong to http, https, ws and wss addresses only. “{url}” is none, so no cookie passes here.',
  'control-character':
    'A Set-Cookie value with a control character is void as a whole. Octet {position} is {code}: nothing is kept.',
  'too-long': 'Name and value together may have {limit} octets. These have {size}: the cookie is dropped, not cut.',
  empty: 'A cookie needs a name or a value. This one has neither, so there is nothing to keep.',
  nameless: 'Without an equals sign all of it is the value: “{value}” is a cookie with an empty name.',
  'attribute-too-long':
    'The value of an attribute may have {limit} octets. {attribute} has {size}: the attribute is overlooked, the cookie goes on.',
  'attribute-unknown': 'Attributes that a browser does not know, it overlooks. “{attribute}” is one of them.',
  'attribute-repeated': 'When an attribute comes twice, the last one wins. That is the case of {attribute}.',
  'expires-unreadable':
    'Expires wants a day, a month, a year and a time, in any order. “{value}” makes no date: this Expires is overlooked.',
  'max-age-unreadable':
    'Max-Age wants a whole number of seconds and nothing else. “{value}” is none: this Max-Age is overlooked.',

  'lives-for-session':
    'With neither Max-Age nor Expires a cookie lasts for the session: it is gone when the browser says that the session is over.',
  'lives-for-max-age': 'Max-Age counts seconds from now: {seconds} of them, so until {date} at most.',
  'lives-until-expires': 'Expires names the last moment: {date}.',
  'max-age-wins': 'Where both are given, Max-Age beats Expires, whichever comes first.',
  'lifetime-capped': 'No cookie lives longer than {days} days. This one asked for more and gets until {date}.',
  'is-deletion':
    'A date in the past, or Max-Age of 0 or less, means “throw it away”: that is how a server deletes a cookie.',

  'domain-not-ascii':
    'Domain must be written in ASCII, a name with accents in its xn-- form. “{domain}” is not: the cookie is refused.',
  'domain-dot-dropped': 'A dot before a Domain is a custom of old and means nothing: it is dropped.',
  'domain-is-suffix':
    '{domain} is a public suffix: anybody may have a name under it. A cookie for all of them would be a cookie for strangers, so it is refused.',
  'domain-is-own-suffix':
    '{domain} is a public suffix, and the host itself: the cookie may stay, for this host alone, as if Domain were absent.',
  'domain-foreign':
    'Domain may name the host or a name above it. {host} is neither {domain} nor below it: refused, or any site could plant cookies on any other.',
  'domain-is-address':
    'An IP address has no names above or below it: Domain={domain} changes nothing, the cookie is for this address alone.',
  'domain-covers':
    'Domain={domain} names {host} itself or a name above it: the cookie is for {domain} and everything below.',
  'host-only': 'Without a Domain the cookie is for {host} and no other host, not even one below it.',

  'path-given': 'Path={path}: the cookie is for this path and everything below.',
  'path-default': 'No usable Path, so the folder of {request} counts: {path} and everything below.',
  'path-unusable': 'A Path must begin with a slash. “{value}” does not, and counts as absent.',

  'secure-over-encryption': 'Secure may be set by encrypted answers only. This one came by {scheme}: granted.',
  'secure-on-own-machine':
    'Secure asks for encryption, and {scheme} has none. But {host} is this very machine, whose words no network hears: Chrome and Firefox let it pass, Safari does not.',
  'secure-over-plain-text':
    'Secure may be set by encrypted answers only. This one came from {host} by plain {scheme}, where anybody on the way could have written it: refused.',
  'http-only': 'HttpOnly: scripts will neither see this cookie nor touch it. It still goes with every request.',
  'http-only-by-script': 'A script may not set what scripts may not see: HttpOnly from document.cookie is refused.',
  'leave-secure-alone':
    'The jar already holds a Secure cookie called “{name}” for this place. Plain text may not replace it or stand in its way: refused.',
  'same-site-strict': 'SameSite=Strict: it goes only with requests that start on its own site.',
  'same-site-lax':
    'SameSite=Lax: it goes with requests from its own site, and when somebody follows a link here from another one.',
  'same-site-none':
    'SameSite=None: it goes with requests from any site, unless the browser blocks third-party cookies.',
  'same-site-default':
    'No SameSite that makes sense was given: the cookie is treated as Lax, as in Chrome. Firefox and Safari do not go that far yet.',
  'same-site-unknown': 'SameSite is Strict, Lax or None. “{value}” is none of the three and counts as absent.',
  'set-across-sites':
    'This cookie of {target} comes into a page of {site} behind the scenes: nobody typed or clicked that address. Only SameSite=None may be set so: refused.',
  'none-needs-secure': 'SameSite=None goes everywhere, so it has to be Secure. This one is not: refused.',
  'prefix-kept': 'The name begins with {prefix}, a promise about attributes that only browsers check. It is kept here.',
  'prefix-needs-secure': 'A name that begins with {prefix} promises Secure. It is missing: refused.',
  'prefix-needs-host-only':
    'A name that begins with {prefix} promises a cookie for one host. With a Domain it is for more: refused.',
  'prefix-needs-root-path':
    'A name that begins with {prefix} promises Path=/, in so many words. It is missing: refused.',
  'prefix-needs-http-only':
    'A name that begins with {prefix} promises that a server set it, out of reach of scripts. HttpOnly is missing: refused.',
  'nameless-prefix':
    '“{value}” has no name, but once sent it would look like a cookie called {prefix}…: a forgery, refused.',
  partitioned:
    'Partitioned: one jar for each site in the address bar. This cookie is bound to {partition} and unknown on every other.',
  'partitioned-needs-secure': 'Partitioned cookies have to be Secure. This one is not: refused.',
  'partitioned-nowhere':
    'A partitioned cookie belongs to the site in the address bar. There is none here, so it has nowhere to go: refused.',

  'http-only-overwritten':
    'The jar already holds an HttpOnly cookie “{name}” in this very place. A script may not replace it: refused.',
  replaced: 'The jar held a cookie of the same name, domain and path: the new one takes its place and keeps its age.',
  kept: 'Every rule is content: “{name}” is in the jar.',
  deleted: 'It came with its own end, so the “{name}” that was in the jar is thrown away, and this one too.',
  'nothing-to-delete':
    'It came with its own end, but the jar holds no “{name}” of this domain and path: nothing happens. To delete, repeat Domain and Path.',
  'evicted-for-site':
    'A site may have {limit} cookies. One more had to make room: “{name}” of {domain}, unprotected ones first, then those unused for longest.',
  'evicted-for-all':
    'The jar holds {limit} cookies in all. One had to make room: “{name}” of {domain}, unused for longest.',
  'evicted-itself':
    'The site has its {limit} cookies already, all of them Secure. Cookies that are not Secure go first, and the only one is this newcomer: thrown out at once.',

  'host-same': 'It is for {domain} alone, and the request goes to exactly that host.',
  'host-other': 'It is for {domain} alone. {host} is another host: it stays at home.',
  'domain-matches': 'It is for {domain} and everything below; {host} is one of these.',
  'domain-other': 'It is for {domain} and everything below. {host} is not: it stays at home.',
  'domain-became-suffix':
    'It is for {domain}, which has become known as a public suffix since: such a cookie would be refused today, and it is not sent.',
  'path-matches': 'It is for {path} and everything below; {request} is one of these.',
  'path-other': 'It is for {path} and everything below. {request} is not: it stays at home.',
  'partition-same': 'It is bound to {partition}, and that is the site in the address bar.',
  'partition-other': 'It is bound to pages of {partition}. The address bar says {site}: here it does not exist.',
  'secure-sent-encrypted': 'It is Secure, and {scheme} is encrypted.',
  'secure-sent-on-own-machine':
    'It is Secure, and {scheme} is not. But {host} is this very machine: Chrome and Firefox send it all the same, Safari does not.',
  'secure-held-back':
    'It is Secure, and {scheme} to {host} is plain text that anybody on the way can read: it stays at home.',
  'http-only-sent': 'It is HttpOnly: that hides it from scripts, not from the server.',
  'http-only-hidden': 'It is HttpOnly, and a script asks: it is as if it were not there.',
  'same-site-request': 'The request comes from its own site, {target}: SameSite has no objection.',
  'cross-site-none': 'The request comes from {site}, another site. SameSite=None lets it go along.',
  'cross-site-strict':
    'The request comes from {site}, and {target} is another site. SameSite=Strict stays at home, even when somebody clicked a link.',
  'default-as-lax':
    'Its server said nothing about SameSite, so it is treated as Lax, as in Chrome. Firefox and Safari would send it.',
  'cross-site-navigation':
    'The request comes from {site}, another site, but the address bar changes to {target} and {method} only asks: Lax goes along.',
  'cross-site-unsafe':
    'The request comes from {site}, another site, and {method} may change something at {target}. Lax stays at home: that is its protection against forged forms.',
  'cross-site-subresource':
    'The request comes from {site}, another site, and the address bar does not change to {target}: a picture, a frame, a fetch. Lax stays at home.',
  'cross-site-script':
    'The script runs inside a page of {site}, another site. Only SameSite=None cookies are shown there.',
  'two-minutes-of-grace':
    'Chrome makes an exception: a cookie without SameSite goes with a foreign {method} for its first two minutes. The rule allows that, this jar does not do it.',
  sent: 'It is sent as “{pair}”, number {position} of {count}: longer paths first, then the older cookie.',
};

const fr: Record<VerdictKey, string> = {
  'url-unusable':
    'Les cookies n’appartiennent qu’aux adresses http, https, ws et wss. « {url} » n’en est pas une : aucun cookie ne passe ici.',
  'control-character':
    'Une valeur de Set-Cookie qui contient un caractère de contrôle est nulle tout entière. L’octet {position} vaut {code} : rien n’est gardé.',
  'too-long':
    'Nom et valeur ont droit à {limit} octets à eux deux. Ceux-ci en comptent {size} : le cookie est jeté, pas raccourci.',
  empty: 'Il faut à un cookie un nom ou une valeur. Celui-ci n’a ni l’un ni l’autre : rien à garder.',
  nameless: 'Sans signe égal, tout est valeur : « {value} » est un cookie au nom vide.',
  'attribute-too-long':
    'La valeur d’un attribut a droit à {limit} octets. {attribute} en compte {size} : on oublie l’attribut, le cookie poursuit sa route.',
  'attribute-unknown': 'Un attribut que le navigateur ne connaît pas, il l’oublie. C’est le cas de « {attribute} ».',
  'attribute-repeated': 'Quand un attribut vient deux fois, c’est le dernier qui compte. C’est le cas de {attribute}.',
  'expires-unreadable':
    'Expires veut un jour, un mois, une année et une heure, dans n’importe quel ordre. « {value} » ne fait pas une date : cet Expires est oublié.',
  'max-age-unreadable':
    'Max-Age veut un nombre entier de secondes et rien d’autre. « {value} » n’en est pas un : ce Max-Age est oublié.',

  'lives-for-session':
    'Sans Max-Age ni Expires, un cookie dure le temps de la session : il disparaît quand le navigateur la déclare finie.',
  'lives-for-max-age': 'Max-Age compte des secondes à partir de maintenant : {seconds}, donc jusqu’au {date} au plus.',
  'lives-until-expires': 'Expires donne le dernier instant : {date}.',
  'max-age-wins': 'Quand les deux sont là, Max-Age l’emporte sur Expires, peu importe l’ordre.',
  'lifetime-capped':
    'Aucun cookie ne vit plus de {days} jours. Celui-ci en demandait davantage et tiendra jusqu’au {date}.',
  'is-deletion':
    'Une date passée, ou un Max-Age nul ou négatif, veut dire « à jeter » : c’est ainsi qu’un serveur supprime un cookie.',

  'domain-not-ascii':
    'Domain s’écrit en ASCII ; un nom accentué prend sa forme xn--. « {domain} » ne le fait pas : le cookie est refusé.',
  'domain-dot-dropped': 'Le point devant un Domain est un usage d’autrefois et ne veut rien dire : on l’enlève.',
  'domain-is-suffix':
    '{domain} est un suffixe public : n’importe qui peut y prendre un nom. Un cookie pour tous serait un cookie pour des inconnus : refusé.',
  'domain-is-own-suffix':
    '{domain} est un suffixe public, mais aussi l’hôte lui-même : le cookie reste, pour cet hôte seul, comme sans Domain.',
  'domain-foreign':
    'Domain peut nommer l’hôte ou un nom au-dessus de lui. {host} n’est ni {domain} ni en dessous : refusé, sinon chaque site poserait des cookies chez les autres.',
  'domain-is-address':
    'Une adresse IP n’a personne au-dessus ni en dessous d’elle : Domain={domain} n’y change rien, le cookie est pour cette seule adresse.',
  'domain-covers':
    'Domain={domain} nomme {host} lui-même ou un nom au-dessus : le cookie est pour {domain} et tout ce qui est en dessous.',
  'host-only': 'Sans Domain, le cookie est pour {host} et pour nul autre hôte, même pas en dessous.',

  'path-given': 'Path={path} : le cookie est pour ce chemin et tout ce qui est en dessous.',
  'path-default':
    'Pas de Path utilisable : c’est le dossier de {request} qui compte, {path} et tout ce qui est en dessous.',
  'path-unusable': 'Un Path commence par une barre oblique. « {value} » ne le fait pas et compte comme absent.',

  'secure-over-encryption':
    'Seule une réponse chiffrée peut poser un cookie Secure. Celle-ci est venue par {scheme} : accordé.',
  'secure-on-own-machine':
    'Secure demande du chiffrement, et {scheme} n’en a pas. Mais {host} est cette machine même, qu’aucun réseau n’écoute : Chrome et Firefox laissent passer, Safari non.',
  'secure-over-plain-text':
    'Seule une réponse chiffrée peut poser un cookie Secure. Celle-ci est venue de {host} par {scheme}, en clair : n’importe qui sur le chemin a pu l’écrire. Refusé.',
  'http-only':
    'HttpOnly : les scripts ne verront pas ce cookie et n’y toucheront pas. Il part quand même avec chaque requête.',
  'http-only-by-script':
    'Un script ne peut pas poser ce que les scripts n’ont pas le droit de voir : HttpOnly par document.cookie est refusé.',
  'leave-secure-alone':
    'Le bocal contient déjà un cookie Secure nommé « {name} » pour cet endroit. Le texte en clair ne peut ni le remplacer ni se mettre devant : refusé.',
  'same-site-strict': 'SameSite=Strict : il ne part qu’avec les requêtes qui naissent sur son propre site.',
  'same-site-lax':
    'SameSite=Lax : il part avec les requêtes de son propre site, et quand on suit un lien qui vient d’un autre.',
  'same-site-none':
    'SameSite=None : il part avec les requêtes de n’importe quel site, à moins que le navigateur ne bloque les cookies tiers.',
  'same-site-default':
    'Aucun SameSite qui ait un sens : le cookie est traité comme Lax, comme dans Chrome. Firefox et Safari n’en sont pas encore là.',
  'same-site-unknown': 'SameSite vaut Strict, Lax ou None. « {value} » n’est aucun des trois et compte comme absent.',
  'set-across-sites':
    'Ce cookie de {target} arrive en coulisses dans une page de {site} : personne n’a tapé ni cliqué cette adresse. Seul SameSite=None se pose ainsi : refusé.',
  'none-needs-secure': 'SameSite=None va partout, il doit donc être Secure. Celui-ci ne l’est pas : refusé.',
  'prefix-kept':
    'Le nom commence par {prefix}, une promesse sur les attributs que seul le navigateur vérifie. Ici, elle est tenue.',
  'prefix-needs-secure': 'Un nom qui commence par {prefix} promet Secure. Il manque : refusé.',
  'prefix-needs-host-only':
    'Un nom qui commence par {prefix} promet un cookie pour un seul hôte. Avec un Domain, il est pour plusieurs : refusé.',
  'prefix-needs-root-path':
    'Un nom qui commence par {prefix} promet Path=/, écrit en toutes lettres. Il manque : refusé.',
  'prefix-needs-http-only':
    'Un nom qui commence par {prefix} promet qu’un serveur l’a posé, hors de portée des scripts. HttpOnly manque : refusé.',
  'nameless-prefix':
    '« {value} » n’a pas de nom, mais une fois envoyé il ressemblerait à un cookie nommé {prefix}… : un faux, refusé.',
  partitioned:
    'Partitioned : un bocal par site de la barre d’adresse. Ce cookie est lié à {partition} et inconnu partout ailleurs.',
  'partitioned-needs-secure': 'Un cookie Partitioned doit être Secure. Celui-ci ne l’est pas : refusé.',
  'partitioned-nowhere':
    'Un cookie Partitioned appartient au site de la barre d’adresse. Ici, il n’y en a pas, donc pas de place : refusé.',

  'http-only-overwritten':
    'Le bocal contient déjà un cookie HttpOnly « {name} » à cette place exacte. Un script ne peut pas le remplacer : refusé.',
  replaced:
    'Le bocal contenait un cookie de mêmes nom, domaine et chemin : le nouveau prend sa place et garde son âge.',
  kept: 'Toutes les règles sont satisfaites : « {name} » est dans le bocal.',
  deleted: 'Il est arrivé avec sa propre fin : le « {name} » qui était dans le bocal est jeté, et celui-ci avec.',
  'nothing-to-delete':
    'Il est arrivé avec sa propre fin, mais le bocal ne contient pas de « {name} » de ce domaine et de ce chemin : il ne se passe rien. Pour supprimer, répétez Domain et Path.',
  'evicted-for-site':
    'Un site a droit à {limit} cookies. Il y en avait un de trop : « {name} » de {domain} a cédé la place. Partent d’abord ceux sans Secure, puis ceux qui n’ont pas servi depuis le plus longtemps.',
  'evicted-for-all':
    'Le bocal contient {limit} cookies en tout. Il y en avait un de trop : « {name} » de {domain}, qui n’a pas servi depuis le plus longtemps.',
  'evicted-itself':
    'Le site a déjà ses {limit} cookies, tous Secure. Ceux qui ne le sont pas partent les premiers, et il n’y a que ce nouveau venu : aussitôt entré, aussitôt sorti.',

  'host-same': 'Il est pour {domain} seul, et la requête va exactement à cet hôte.',
  'host-other': 'Il est pour {domain} seul. {host} est un autre hôte : il reste à la maison.',
  'domain-matches': 'Il est pour {domain} et tout ce qui est en dessous ; {host} en fait partie.',
  'domain-other':
    'Il est pour {domain} et tout ce qui est en dessous. {host} n’en fait pas partie : il reste à la maison.',
  'domain-became-suffix':
    'Il est pour {domain}, dont on sait depuis que c’est un suffixe public : on le refuserait aujourd’hui, et il ne part pas.',
  'path-matches': 'Il est pour {path} et tout ce qui est en dessous ; {request} en fait partie.',
  'path-other':
    'Il est pour {path} et tout ce qui est en dessous. {request} n’en fait pas partie : il reste à la maison.',
  'partition-same': 'Il est lié à {partition}, et c’est le site de la barre d’adresse.',
  'partition-other': 'Il est lié aux pages de {partition}. La barre d’adresse dit {site} : ici, il n’existe pas.',
  'secure-sent-encrypted': 'Il est Secure, et {scheme} est chiffré.',
  'secure-sent-on-own-machine':
    'Il est Secure, et {scheme} ne l’est pas. Mais {host} est cette machine même : Chrome et Firefox l’envoient tout de même, Safari non.',
  'secure-held-back':
    'Il est Secure, et {scheme} vers {host} est du texte en clair, lisible par tous sur le chemin : il reste à la maison.',
  'http-only-sent': 'Il est HttpOnly : cela le cache aux scripts, pas au serveur.',
  'http-only-hidden': 'Il est HttpOnly, et c’est un script qui demande : tout se passe comme s’il n’était pas là.',
  'same-site-request': 'La requête vient de son propre site, {target} : SameSite n’a rien à redire.',
  'cross-site-none': 'La requête vient de {site}, un autre site. SameSite=None le laisse partir avec elle.',
  'cross-site-strict':
    'La requête vient de {site}, et {target} est un autre site. SameSite=Strict reste à la maison, même quand on a cliqué sur un lien.',
  'default-as-lax':
    'Son serveur n’a rien dit de SameSite : il est traité comme Lax, comme dans Chrome. Firefox et Safari l’enverraient.',
  'cross-site-navigation':
    'La requête vient de {site}, un autre site, mais la barre d’adresse passe à {target} et {method} ne fait que demander : Lax part avec elle.',
  'cross-site-unsafe':
    'La requête vient de {site}, un autre site, et {method} peut changer quelque chose chez {target}. Lax reste à la maison : c’est sa protection contre les formulaires piégés.',
  'cross-site-subresource':
    'La requête vient de {site}, un autre site, et la barre d’adresse ne passe pas à {target} : une image, un cadre, un fetch. Lax reste à la maison.',
  'cross-site-script':
    'Le script tourne dans une page de {site}, un autre site. On n’y montre que les cookies SameSite=None.',
  'two-minutes-of-grace':
    'Chrome fait une exception : un cookie sans SameSite part avec un {method} venu d’ailleurs pendant ses deux premières minutes. La règle le permet, ce bocal ne le fait pas.',
  sent: 'Il part sous la forme « {pair} », numéro {position} sur {count} : les chemins longs d’abord, puis le cookie le plus ancien.',
};

export const verdictText: Record<Language, Record<VerdictKey, string>> = { fr, en };
