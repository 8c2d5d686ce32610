import { isWebUrl } from './webUrl';

describe('isWebUrl', () => {
  it.each(['https://wiki.example.com/a?b#c', 'HTTP://wiki'])(
    'takes %s',
    url => {
      expect(isWebUrl(url)).toBe(true);
    },
  );

  it.each([
    ['javascript', 'alert(document.domain)'].join(':'),
    ' JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '/docs/runbook',
    'wiki',
    '',
  ])('refuses %j', url => {
    expect(isWebUrl(url)).toBe(false);
  });
});
