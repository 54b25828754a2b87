import { describe, expect, test } from 'vitest';
import { parseCookieDate } from '#demos/cookie-jar/date.ts';
import { asOctetText, shown } from '#demos/cookie-jar/octets.ts';
import { parseSetCookie, type SetCookie } from '#demos/cookie-jar/set-cookie.ts';

const x = (length: number) => 'x'.repeat(length);

describe('a Set-Cookie value', () => {
  test.each<[string, Partial<SetCookie>]>([
    ['a=1', { name: 'a', value: '1' }],
    ['a=b=c', { name: 'a', value: 'b=c' }],
    [' \ta \t= \t1 ', { name: 'a', value: '1' }],
    ['a b=c d', { name: 'a b', value: 'c d' }],
    ['a="1"', { name: 'a', value: '"1"' }],
    ['a="x;y"', { name: 'a', value: '"x' }],
    ['rubbish', { name: '', value: 'rubbish' }],
    ['=x', { name: '', value: 'x' }],
    ['a=', { name: 'a', value: '' }],
    ['a=1, b=2', { name: 'a', value: '1, b=2' }],
    ['\xa0a=\xff', { name: '\xa0a', value: '\xff' }],
    ['a=1;Secure;HTTPONLY=no', { secure: true, httpOnly: true }],
    ['a=1; domain = .Shop.EXAMPLE ', { domain: '.shop.example' }],
    ['a=1; Path=/x; Path=y', { path: 'y' }],
    ['a=1; Path', { path: '' }],
    ['a=1; SameSite=STRICT', { sameSite: 'strict' }],
    ['a=1; SameSite=Lax; SameSite=x', { sameSite: 'default' }],
    ['a=1; Max-Age=-5', { maxAge: -5 }],
    ['a=1; Max-Age=5; Max-Age=x', { maxAge: 5 }],
    [`a=1; Max-Age=${'9'.repeat(999)}`, { maxAge: Infinity }],
    ['a=1; Expires=1 jan 2027 1:2:3', { expires: Date.UTC(2027, 0, 1, 1, 2, 3) }],
    ['a=1; Partitioned', { partitioned: true }],
    [`a=${x(4095)}`, { value: x(4095) }],
    [`a=1; Path=/${x(1023)}`, { path: `/${x(1023)}` }],
  ])('%j', (line, cookie) => expect(parseSetCookie(line).cookie).toMatchObject(cookie));

  test.each(['a=1; Max-Age=', 'a=1; Max-Age=-', 'a=1; Max-Age=+5', 'a=1; Max-Age=1.5', 'a=1; Expires=', 'a=1; ;;'])(
    '%j is a=1 and no more',
    (line) => expect(parseSetCookie(line).cookie).toEqual({ name: 'a', value: '1' }),
  );

  test.each(['', '=', ' = ', ';a=1', `a=${x(4096)}`, `${x(4097)}=`, ...'\0\x08\n\r\x1f\x7f'])('%j is none', (line) => {
    expect(parseSetCookie(line).cookie).toBeUndefined();
  });

  test('says where a control character is, wherever it is', () => {
    const [step] = parseSetCookie('a=1; x=\x7f').steps;
    expect(step).toMatchObject({ key: 'control-character', values: { code: '0x7F', position: 8 } });
  });

  test('is not answered by a book', () => {
    expect(parseSetCookie(`a=1${'; x'.repeat(100_000)}`).steps.length).toBeLessThanOrEqual(5);
  });
});

describe('text of octets', () => {
  test('is octets one by one, and UTF-8 of what is more', () => {
    expect(asOctetText(Uint8Array.of(0x61, 0xe9))).toBe('a\xe9');
    expect(asOctetText('a\xe9')).toBe('a\xe9');
    expect(asOctetText('€')).toBe('\xe2\x82\xac');
  });

  test('is shown as UTF-8, short, and with nothing hidden', () => {
    expect(shown('\xc3\xa9')).toBe('é');
    expect(shown('a\tb\x7f')).toBe('a␉b␡');
    expect(shown(x(100))).toBe(`${x(60)}…`);
  });
});

describe('a date', () => {
  const time = Date.UTC(2026, 2, 1, 12, 5, 9);
  test.each([
    'Sun, 01 Mar 2026 12:05:09 GMT',
    'Sunday, 01-Mar-26 12:05:09 GMT',
    'Sun Mar  1 12:05:09 2026',
    '2026 mar 1 12:05:9',
    '1/March/2026;12:5:9',
    '12:05:09 1 Marchpane 2026x',
    '1 mar 26 12:05:09 PST',
    '01,mar,2026,12:05:09,31,dec,1999',
    '1 mar 2026 12:05:09.999',
  ])('%s', (text) => expect(parseCookieDate(text)).toBe(time));

  test.each([
    ['1 jan 69 0:0:0', Date.UTC(2069, 0, 1)],
    ['1 jan 70 0:0:0', 0],
    ['1 jan 1601 0:0:0', Date.UTC(1601, 0, 1)],
    ['31 dec 9999 23:59:59', Date.UTC(9999, 11, 31, 23, 59, 59)],
    ['29 feb 2028 0:0:0', Date.UTC(2028, 1, 29)],
  ])('%s', (text, expected) => expect(parseCookieDate(text)).toBe(expected));

  test.each([
    '',
    'rubbish',
    '1 mar 2026',
    '1 mar 12:05:09',
    '1 2026 12:05:09',
    'mar 2026 12:05:09',
    '0 mar 2026 12:05:09',
    '32 mar 2026 12:05:09',
    '31 apr 2026 12:05:09',
    '29 feb 2026 12:05:09',
    '1 mar 1600 12:05:09',
    '1 mar 20260 12:05:09',
    '1 mar 2026 24:00:00',
    '1 mar 2026 12:60:00',
    '1 mar 2026 12:05:60',
    '1 mar 2026 12:05',
    '1 mär 2026 12:05:09',
    '001 mar 2026 12:05:09',
  ])('%j is none', (text) => expect(parseCookieDate(text)).toBeUndefined());
});
