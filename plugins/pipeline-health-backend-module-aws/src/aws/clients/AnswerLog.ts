import { CheckedAction } from '@pipeline-health/plugin-pipeline-health-common';
import { SourceError } from '@pipeline-health/plugin-pipeline-health-node';

type Answer = Pick<CheckedAction, 'outcome' | 'message'>;

/** From what counts most: one resource that is refused is not made good by another. */
const RANKS: readonly CheckedAction['outcome'][] = [
  'refused',
  'allowed',
  'unanswered',
];

/** AWS looks whether somebody may ask before it looks what they ask about. */
const ALLOWED = ['not-found', 'invalid'];

/** Notes of each IAM action whether AWS allows it. */
export class AnswerLog {
  private readonly answers = new Map<string, Answer>();

  answered(action: string): void {
    this.note(action, { outcome: 'allowed' });
  }

  failed(action: string, { code, message, missingPermission }: SourceError) {
    if (code === 'access-denied') {
      this.note(missingPermission ?? action, { outcome: 'refused', message });
    } else if (ALLOWED.includes(code)) {
      this.answered(action);
    } else {
      this.note(action, { outcome: 'unanswered', message });
    }
  }

  of(action: string): Answer {
    return this.answers.get(action) ?? { outcome: 'not-asked' };
  }

  /** What was refused. */
  get refused(): string[] {
    return [...this.answers]
      .filter(([, { outcome }]) => outcome === 'refused')
      .map(([action]) => action);
  }

  private note(action: string, answer: Answer): void {
    const known = this.answers.get(action);
    const rank = ({ outcome }: Answer) => RANKS.indexOf(outcome);
    if (!known || rank(answer) < rank(known)) {
      this.answers.set(action, answer);
    }
  }
}
