import {
  Finding,
  Severity,
} from '@pipeline-health/plugin-pipeline-health-common';
import { tellsNews } from './tellsNews';

/** `<id> <severity>` */
const found = (...told: string[]) =>
  told.map((each): Finding => {
    const [id, severity] = each.split(' ');
    return {
      id,
      stage: 'arn',
      severity: severity as Severity,
      claim: 'own-fault',
      message: { key: 'tank.leak', values: {} },
      title: id,
      evidence: {},
      remedy: '',
      since: '2026-03-01T12:00:00.000Z',
    };
  });

describe('tellsNews', () => {
  it.each<[string, string[], string[]]>([
    ['something is wrong', [], ['a warning']],
    [
      'something else is wrong as well',
      ['a critical'],
      ['a critical', 'b warning'],
    ],
    ['it is worse', ['a warning'], ['a critical']],
    ['another cause leads', ['a warning', 'b warning'], ['b warning']],
  ])('is true when %s', (_, before, now) => {
    expect(tellsNews(found(...before), { findings: found(...now) })).toBe(true);
  });

  it.each<[string, string[], string[]]>([
    ['nothing is wrong', [], ['a info']],
    ['something is not known', [], ['a unknown']],
    [
      'all is as it was',
      ['a critical', 'b warning'],
      ['a critical', 'b warning'],
    ],
    ['it is less bad', ['a critical', 'b warning'], ['a warning']],
    ['it is over', ['a critical'], []],
  ])('is false when %s', (_, before, now) => {
    expect(tellsNews(found(...before), { findings: found(...now) })).toBe(
      false,
    );
  });
});
