import { compareEmulators } from './__testUtils__/compareEmulators';
import { SqsLab } from './__testUtils__/SqsLab';

compareEmulators({
  service: 'A search by tags',
  newLab: () => new SqsLab(),
  behaviours: lab => {
    // Other runs may have left queues at the same moto.
    const team = lab.stage('team').name;
    return {
      'finds the queues that carry all the tags, and no others': async () => {
        await lab.create('both', {}, { team, environment: 'production' });
        await lab.create('one', {}, { team, environment: 'test' });
        const found = await lab.source.findByTags({
          team,
          environment: 'production',
        });
        expect(found).toEqual({ stages: [lab.stage('both')], problems: [] });
      },

      'finds nothing, and says no problem, where no queue carries the tags':
        async () => {
          expect(await lab.source.findByTags({ team: 'nobody' })).toEqual({
            stages: [],
            problems: [],
          });
        },
    };
  },
});
