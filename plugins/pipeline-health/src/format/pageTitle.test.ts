import { titleOf } from './pageTitle';

describe('titleOf', () => {
  it('names pipeline and health, so that a tab among others is found', () => {
    expect(
      titleOf('Pipeline Health', { title: 'Payments', health: 'critical' }),
    ).toBe('✖ Payments · Pipeline Health');
    expect(titleOf('Pipeline Health', { title: 'Operations' })).toBe(
      'Operations · Pipeline Health',
    );
  });
});
