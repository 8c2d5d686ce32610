import { queue } from '../__testUtils__/fixtures';
import { stageTitle } from './stageTitle';

describe('stageTitle', () => {
  it('prefers the name that people gave to an id', () => {
    const inventory = { name: 'match-customers' };
    expect(stageTitle(queue(0, 'tfm-3f9c', { inventory }))).toBe(
      'match-customers',
    );
  });

  it.each([{}, { name: ' ' }, { name: 7 }])(
    'falls back to the name of the resource for %j',
    inventory => {
      expect(stageTitle(queue(0, 'tfm-3f9c', { inventory }))).toBe('tfm-3f9c');
    },
  );
});
