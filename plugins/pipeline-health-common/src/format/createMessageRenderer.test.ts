import { Message } from '../model';
import { createMessageRenderer } from './createMessageRenderer';
import { HEADLINE_LENGTH } from './headline';

const templates = {
  'queue.stopped.title_one':
    'One message waits; nothing was received for {{silence}}',
  'queue.stopped.title_other':
    '{{count}} messages wait; nothing was received for {{silence}}',
  'queue.stopped.title_losing_other':
    '{{count}} messages wait; the first is lost in {{loss}}',
  'queue.stopped.remedy': 'Start the consumer of {{name}}.',
  'split.headers': 'headers of {{folder}}',
  'split.title': 'Because of {{causes}}',
  'share.title': '{{share}} of {{size}} since {{since}}',
};
const render = createMessageRenderer(templates);

const message = {
  key: 'queue.stopped',
  values: {
    count: 48_210,
    silence: { value: 69_870, unit: 'seconds' as const },
    loss: { value: 16_400, unit: 'seconds' as const },
    name: '$t(x) <orders> {{count}}',
  },
};

describe('createMessageRenderer', () => {
  it('formats counts and durations, and chooses the plural', () => {
    expect(render(message, 'title')).toBe(
      '48,210 messages wait; nothing was received for 19 h 24 min',
    );
    const one = { ...message, values: { ...message.values, count: 1 } };
    expect(render(one, 'title')).toBe(
      'One message waits; nothing was received for 19 h 24 min',
    );
  });

  it('chooses the variant, and the plain template where there is none', () => {
    const losing = { ...message, variant: 'losing' };
    expect(render(losing, 'title')).toBe(
      '48,210 messages wait; the first is lost in 4 h 33 min',
    );
    expect(render(losing, 'remedy')).toBe(render(message, 'remedy'));
  });

  it.each([
    [0, 'Nothing', 'Look.'],
    [1, 'One', 'Look.'],
    [2, '2', 'Look.'],
  ])(
    'has a template for none, and one for any number: %d',
    (count, ...told) => {
      const some = createMessageRenderer({
        'a.title_zero': 'Nothing',
        'a.title_one': 'One',
        'a.title_other': '{{count}}',
        'a.remedy': 'Look.',
        'b.title': '$t(c) {{count}}',
        c: 'All',
      });
      const parts = ['title', 'remedy'];
      const of = { key: 'a', values: { count } };
      expect(parts.map(part => some(of, part))).toEqual(told);
      expect(some({ ...of, variant: 'other' }, 'remedy')).toBe('Look.');
      expect(some({ key: 'b', values: { count } }, 'title')).toBe(
        `All ${count}`,
      );
    },
  );

  it('leaves names alone, whatever they hold', () => {
    expect(render(message, 'remedy')).toBe(
      'Start the consumer of $t(x) <orders> {{count}}.',
    );
  });

  it('writes parts of sentences and lists', () => {
    const causes = ['a/', 'b/'].map(folder => ({
      key: 'split.headers',
      values: { folder },
    }));
    expect(render({ key: 'split', values: { causes } }, 'title')).toBe(
      'Because of headers of a/ and headers of b/',
    );
  });

  it('speaks the language of the reader', () => {
    const korean = createMessageRenderer(
      { 'queue.stopped.title_other': '{{count}}개, {{silence}}' },
      { locale: 'ko' },
    );
    expect(korean(message, 'title')).toBe('48,210개, 19시간 24분');
  });

  it('formats shares, sizes and times', () => {
    const values = {
      share: { value: 0.9997, unit: 'ratio' as const },
      size: { value: 1.5 * 1024 ** 2, unit: 'bytes' as const },
      since: { value: Date.UTC(2026, 2, 1, 9, 5), unit: 'time' as const },
    };
    expect(render({ key: 'share', values }, 'title')).toBe(
      '99.97 % of 1.5 MiB since Mar 1, 09:05 UTC',
    );
  });

  describe('a title', () => {
    const title = (template: string, values: Message['values']) =>
      createMessageRenderer({ 'a.title': template })(
        { key: 'a', values },
        'title',
      );
    const long = (end: string) => `${'customer-events-'.repeat(6)}${end}`;

    it('stands as it is while it is no longer than a headline', () => {
      const name = 'x'.repeat(HEADLINE_LENGTH - 3);
      expect(title('{{name}} is', { name })).toBe(`${name} is`);
    });

    it('has the ends of names that are too long', () => {
      const text = title('{{from}} cannot write to {{to}}', {
        from: long('dlq'),
        to: 'orders',
      });
      expect(text).toBe(
        'customer-events-customer-event…er-events-customer-events-dlq cannot write to orders',
      );
    });

    it('has the name of an annotation in full', () => {
      const annotation = 'pipeline-health.io/thresholds.tank.age.warning';
      const text = title('{{annotation}}: {{arn}} is not an ARN', {
        annotation,
        arn: long('queue'),
      });
      expect(text.startsWith(`${annotation}: customer-`)).toBe(true);
      expect(text.length).toBeLessThanOrEqual(HEADLINE_LENGTH);
    });

    it('has the first names of a long list', () => {
      const text = title('Lambda does not read {{sources}}', {
        sources: [1, 2, 3, 4, 5].map(each => long(`${each}`)),
      });
      expect(text.length).toBeLessThanOrEqual(HEADLINE_LENGTH);
      expect(text).toMatch(/^Lambda does not read customer.*….*-1 and …$/);
    });

    it('has the start of a sentence that is too long, and of one in it', () => {
      const render_ = createMessageRenderer({
        'a.title': 'It failed: {{cause}}',
        why: 'denied to {{role}}',
      });
      expect(
        render_(
          { key: 'a', values: { cause: `It was ${'no '.repeat(60)}` } },
          'title',
        ),
      ).toMatch(/^It failed: It was no (no )+.{0,2}…$/);
      expect(
        render_(
          {
            key: 'a',
            values: { cause: { key: 'why', values: { role: long('-') } } },
          },
          'title',
        ).length,
      ).toBeLessThanOrEqual(HEADLINE_LENGTH);
    });
  });

  it('shows the key of a template that is missing', () => {
    expect(render({ key: 'nothing', values: {} }, 'title')).toBe(
      'nothing.title',
    );
  });
});
