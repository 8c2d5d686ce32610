import { Emulator, startOurs, useMoto } from './Emulator';

// This is no file of tests: it declares them for others, with their jest.
const { describe, it, beforeAll, afterAll } = globalThis;
const must = expect;
import { standIn } from './standIn';

/** What a service must do, at whichever emulator the lab is opened. */
export interface Conformance<TLab extends Lab> {
  /** `Glue` */
  service: string;
  newLab(): TLab;
  behaviours(lab: TLab): { [behaviour: string]: () => Promise<void> };
  /** What moto does in another way, with the reason; each must then fail against moto. */
  differences?: { [behaviour: string]: string };
  /** Operations that moto does not have, by `X-Amz-Target`, with the reason. */
  lacks?: { [target: string]: string };
}

/** Where the resources of a test are made and read. */
export interface Lab {
  open(emulator: Emulator): Promise<void>;
  close(): Promise<void>;
}

/** Proves every behaviour of a service against our simulator and against moto. */
export function compareEmulators<TLab extends Lab>(
  conformance: Conformance<TLab>,
): void {
  prove('our simulator', startOurs, {
    ...conformance,
    differences: {},
  });
  const motoUrl = process.env.MOTO_URL;
  if (motoUrl) {
    const { service, lacks = {} } = conformance;
    prove(
      'moto',
      async () => standIn(await useMoto(motoUrl), lacks),
      conformance,
    );
    if (Object.keys(lacks).length > 0) {
      lacksIndeed(service, motoUrl, lacks);
    }
  } else {
    withoutMoto(conformance.service);
  }
}

/** An operation that moto has learnt fails here, and must go from the list. */
function lacksIndeed(
  service: string,
  motoUrl: string,
  lacks: { [target: string]: string },
) {
  describe(`${service} as moto lacks it`, () => {
    it.each(Object.entries(lacks))('%s: %s', async target => {
      const answer = await fetch(motoUrl, {
        method: 'POST',
        headers: {
          'x-amz-target': target,
          'content-type': 'application/x-amz-json-1.1',
          authorization:
            'AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/glue/aws4_request',
        },
        body: '{}',
      });
      must([404, 500, 501]).toContain(answer.status);
      must(await answer.text()).toMatch(/<html|not been implemented/i);
    });
  });
}

/** In CI this must not pass unseen; elsewhere it is said plainly. */
export function withoutMoto(service: string) {
  describe(`${service} as moto has it`, () => {
    it('is not compared with, outside CI', () => {
      process.stderr.write(
        'Conformance with moto did not run: MOTO_URL is not set. `npm test` installs and starts moto.\n',
      );
      must(process.env.CI).toBeFalsy();
    });
  });
}

function prove<TLab extends Lab>(
  emulator: string,
  start: () => Promise<Emulator>,
  { service, newLab, behaviours, differences = {} }: Conformance<TLab>,
) {
  describe(`${service} as ${emulator} has it`, () => {
    const lab = newLab();
    const all = Object.entries(behaviours(lab));

    beforeAll(async () => {
      await lab.open(await start());
    });

    afterAll(() => lab.close());

    it.each(all.filter(([behaviour]) => !(behaviour in differences)))(
      '%s',
      async (_, proof) => {
        await must(proof()).resolves.toBeUndefined();
      },
    );

    // An entry that is no longer true fails here, and must go.
    for (const [behaviour, reason] of Object.entries(differences)) {
      it(`differs: ${behaviour} (${reason})`, async () => {
        const [, proof] = all.find(([name]) => name === behaviour) ?? [];
        await must(proof?.()).rejects.toThrow();
      });
    }
  });
}
