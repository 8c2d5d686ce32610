import { MOTO_DIFFERENCES } from './__testUtils__/differences';
import { Emulator, startOurs, useMoto } from './__testUtils__/Emulator';
import { SqsLab } from './__testUtils__/SqsLab';
import { sqsBehaviours } from './__testUtils__/sqsBehaviours';

conformance('our simulator', startOurs, {});

const motoUrl = process.env.MOTO_URL;
if (motoUrl) {
  conformance('moto', () => useMoto(motoUrl), MOTO_DIFFERENCES);
} else {
  withoutMoto();
}

/** In CI this must not pass unseen; elsewhere it is said plainly. */
function withoutMoto() {
  describe('SQS as moto has it', () => {
    it('is not compared with, outside CI', () => {
      process.stderr.write(
        'Conformance with moto did not run: MOTO_URL is not set. `npm test` installs and starts moto.\n',
      );
      expect(process.env.CI).toBeFalsy();
    });
  });
}

function conformance(
  emulator: string,
  start: () => Promise<Emulator>,
  differences: { [behaviour: string]: string },
) {
  describe(`SQS as ${emulator} has it`, () => {
    const lab = new SqsLab();
    const behaviours = Object.entries(sqsBehaviours(lab));

    beforeAll(async () => lab.open(await start()));

    afterAll(() => lab.close());

    it.each(behaviours.filter(([behaviour]) => !(behaviour in differences)))(
      '%s',
      async (_, prove) => {
        await expect(prove()).resolves.toBeUndefined();
      },
    );

    // An entry that is no longer true fails here, and must go.
    for (const [behaviour, reason] of Object.entries(differences)) {
      it(`differs: ${behaviour} (${reason})`, async () => {
        const [, prove] = behaviours.find(([name]) => name === behaviour) ?? [];
        await expect(prove?.()).rejects.toThrow();
      });
    }
  });
}
