import { causeOf } from './causeOf';

describe('causeOf', () => {
  it('tells what a failure has in common with others', () => {
    const at = (service: string) =>
      causeOf({ code: 'throttled', message: service, service });
    expect(at('sqs')).toBe('sqs/throttled');
    expect(at('glue')).not.toBe(at('sqs'));
    expect(
      causeOf({
        code: 'access-denied',
        message: 'no',
        service: 'glue',
        missingPermission: 'glue:GetTables',
      }),
    ).toBe('glue/access-denied/glue:GetTables');
  });

  it.each(['not-found', 'invalid', 'budget', 'clock'] as const)(
    'has nothing in common with others: %s',
    code => {
      expect(causeOf({ code, message: 'no', service: 'sqs' })).toBeUndefined();
    },
  );

  it('fits its column', () => {
    const missingPermission = 'x'.repeat(500);
    const cause = causeOf({
      code: 'access-denied',
      message: 'no',
      missingPermission,
    });
    expect(cause).toHaveLength(255);
  });
});
