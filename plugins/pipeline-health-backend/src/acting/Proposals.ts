import { refusedField, sayRefusal } from '../refusal';
import { ConflictError, InputError } from '@backstage/errors';
import { ProposedAction } from '@pipeline-health/plugin-pipeline-health-common';
import { JsonObject } from '@backstage/types';
import { randomBytes } from 'node:crypto';
import { Stores } from '../database';
import { hashOf } from './ActionRequest';
import { preflight } from './askSource';
import { PermittedAction } from './PermittedActions';
import { redLines } from './redLines';

const MINUTE = 60_000;
/** For how long a proposal may be carried out. */
const PROPOSAL_FOR = 10 * MINUTE;

/** Proposals, each carried out as it was made, by whom it was made for, once, or not at all. */
export class Proposals {
  constructor(
    private readonly options: {
      stores: Pick<Stores, 'actionProposals'>;
      /** Epoch milliseconds. */
      clock: () => number;
    },
  ) {}

  /** What an action would do now, with a token to have exactly that done. */
  async propose(permitted: PermittedAction): Promise<ProposedAction> {
    const { stores, clock } = this.options;
    const { seen, ...proposal } = await preflight(permitted);
    const token = randomBytes(16).toString('hex');
    const now = clock();
    const expiresAt = now + PROPOSAL_FOR;
    const { action, input, context, request } = permitted;
    await stores.actionProposals.add({ token, request, seen, expiresAt }, now);
    return {
      ...proposal,
      action: action.id,
      stage: context.stage.arn,
      input,
      blocked: redLines(proposal).length > 0,
      token,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  }

  /** Throws unless the proposal is this one, and what it rests on is as it was. */
  async check(
    token: string,
    { request }: PermittedAction,
    seen: JsonObject,
  ): Promise<void> {
    const { stores, clock } = this.options;
    const proposal = await stores.actionProposals.get(token);
    if (!proposal || proposal.expiresAt <= clock()) {
      throw refusedField(InputError, 'token', sayRefusal('no-proposal'));
    }
    if (proposal.request !== request) {
      throw refusedField(InputError, 'token', sayRefusal('other-proposal'));
    }
    if (hashOf(proposal.seen) !== hashOf(seen)) {
      throw refusedField(
        ConflictError,
        'token',
        sayRefusal('proposal-outdated'),
      );
    }
  }

  /** It is carried out. */
  async remove(token: string): Promise<void> {
    await this.options.stores.actionProposals.remove(token);
  }
}
