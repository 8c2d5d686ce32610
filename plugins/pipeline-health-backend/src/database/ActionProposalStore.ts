import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { ActionProposalRow } from './rows';

/** What was proposed to somebody. */
export interface StoredProposal {
  token: string;
  /** What was proposed to whom. */
  request: string;
  /** What must still be so when it is carried out. */
  seen: JsonObject;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** Keeps proposals until they are carried out or expire. */
export class ActionProposalStore {
  constructor(private readonly knex: Knex) {}

  /** Adds a proposal, and drops those that expired. */
  async add(proposal: StoredProposal, now: number): Promise<void> {
    const row: ActionProposalRow = {
      token: proposal.token,
      request: proposal.request,
      seen: JSON.stringify(proposal.seen),
      expires_at: proposal.expiresAt,
    };
    await this.knex('action_proposals').where('expires_at', '<=', now).delete();
    await this.knex('action_proposals').insert(row);
  }

  async get(token: string): Promise<StoredProposal | undefined> {
    const row: ActionProposalRow | undefined = await this.knex(
      'action_proposals',
    )
      .where({ token })
      .first();
    return (
      row && {
        token,
        request: row.request,
        seen: JSON.parse(row.seen),
        expiresAt: Number(row.expires_at),
      }
    );
  }

  /** Nobody carries it out again. */
  async remove(token: string): Promise<void> {
    await this.knex('action_proposals').where({ token }).delete();
  }
}
