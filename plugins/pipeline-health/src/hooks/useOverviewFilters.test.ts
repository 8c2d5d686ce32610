import {
  isFiltered,
  readFilters,
  toggleHealth,
  writeFilters,
} from './useOverviewFilters';

describe('the filters in the address', () => {
  const address =
    'health=warning&health=critical&owner=group%3Adefault%2Fa&kind=sqs-queue&region=eu-west-1&text=orders';

  it('come back as they were written', () => {
    const filters = readFilters(new URLSearchParams(address));
    expect(filters).toEqual({
      health: ['critical', 'warning'],
      owner: ['group:default/a'],
      kind: ['sqs-queue'],
      account: [],
      region: ['eu-west-1'],
      text: 'orders',
    });
    const written = writeFilters(new URLSearchParams('tab=1'), filters);
    expect(readFilters(written)).toEqual(filters);
    expect(written.get('tab')).toBe('1');
  });

  it('leave out healths that do not exist', () => {
    const filters = readFilters(new URLSearchParams('health=purple'));
    expect(filters.health).toEqual([]);
    expect(isFiltered(filters)).toBe(false);
  });

  it('switch a health on and off', () => {
    const none = readFilters(new URLSearchParams());
    const one = toggleHealth(none, 'critical');
    expect(one.health).toEqual(['critical']);
    expect(isFiltered(one)).toBe(true);
    expect(toggleHealth(one, 'critical').health).toEqual([]);
  });
});
