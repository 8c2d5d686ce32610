import { z } from 'zod';
import { Tank } from './__testUtils__/setUpActing';
import { ConfiguredActions } from './ConfiguredActions';

const { action } = new Tank();
const configured = {
  ...action,
  id: 'drain',
  settingsSchema: z.strictObject({
    most: z.number({ error: 'expected a number' }).default(3),
  }),
};

it('has everything off that is not switched on', () => {
  const actions = ConfiguredActions.read(
    { fill: { enabled: true, settings: {} } },
    [action, configured],
  );
  expect(
    actions
      .ofKind('fake-queue')
      .map(it => [it.action.id, it.isEnabled, it.settings]),
  ).toEqual([
    ['fill', true, {}],
    ['drain', false, { most: 3 }],
  ]);
  expect(actions.find('fill', 'fake-stream')).toBeUndefined();
});

it.each([
  [{ fil: {} }, 'pipelineHealth.actions.fil: there is no such action'],
  [{ fill: { most: 1 } }, 'pipelineHealth.actions.fill.most: unknown key'],
  [
    { drain: { most: 'all' } },
    'pipelineHealth.actions.drain.most: expected a number',
  ],
])('refuses %j', (settings, message) => {
  const switches = Object.fromEntries(
    Object.entries(settings).map(([id, each]) => [
      id,
      { enabled: true, settings: each },
    ]),
  );
  expect(() => ConfiguredActions.read(switches, [action, configured])).toThrow(
    message,
  );
});
