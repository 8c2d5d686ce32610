import { callsByService } from './callsByService';

describe('callsByService', () => {
  it('adds accounts and regions up, the most first', () => {
    expect(
      callsByService([
        { calls: { sqs: 10, glue: 2 } },
        {
          calls: { glue: 20 },
          failedCalls: { glue: { throttled: 3, 'access-denied': 1 } },
        },
        { calls: { glue: 1 }, failedCalls: { glue: { 'access-denied': 5 } } },
      ]),
    ).toEqual([
      {
        service: 'glue',
        calls: 23,
        failed: [
          ['access-denied', 6],
          ['throttled', 3],
        ],
      },
      { service: 'sqs', calls: 10, failed: [] },
    ]);
  });
});
