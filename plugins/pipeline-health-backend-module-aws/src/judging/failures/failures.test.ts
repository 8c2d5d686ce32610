import { createMessageRenderer } from '@pipeline-health/plugin-pipeline-health-common';
import { failureWords, namesIn } from './explainFailure';
import { KNOWN_FAILURES } from './known';

const kinds = Object.entries(KNOWN_FAILURES).map(
  ([kind, known]) => [kind, failureWords(known, 'Read {{log}}.')] as const,
);

describe.each(kinds)('failures that %s meets', (_, words) => {
  const render = createMessageRenderer(words.messages);

  it.each(words.known.map(failure => [failure.name, failure] as const))(
    'are told apart: %s',
    (name, { example, cause, remedy }) => {
      const explanation = words.explain(example);
      expect(explanation.cause.key).toBe(`failures.${name}.cause`);
      const said = [render(explanation.cause), render(explanation.remedy)];
      expect(said.join(' ')).not.toMatch(/{{|failures\.\w|undefined/);
      expect(said[0].length).toBeLessThanOrEqual(85);
      expect(said[0]).not.toMatch(/[.:]$/);
      expect(said[1]).toMatch(/^[A-Z].*\.$/s);
      expect(namesIn(cause + remedy)).toEqual(
        expect.arrayContaining(Object.keys(explanation.cause.values)),
      );
    },
  );

  it('have names of their own', () => {
    const names = words.known.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('leave what is not known as it was said', () => {
    const { cause, remedy } = words.explain('Kaboom in cell 7', {
      log: '/aws-glue/jobs/error',
    });
    expect(render(cause)).toBe('Kaboom in cell 7');
    expect(render(remedy)).toBe('Read /aws-glue/jobs/error.');
    expect(render(words.explain(undefined).cause)).toBe('AWS gives no reason');
  });

  it('need no time for long messages', () => {
    const long = `${'a.b-c/d '.repeat(2000)}`;
    expect(words.explain(long).cause.key).toBe('failures.told');
  });
});
