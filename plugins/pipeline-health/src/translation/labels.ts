import { labelOfKey } from '../format/value';
import { messages } from './messages';
import { Translate } from './useTranslate';

function isKeyOf<T extends object>(
  object: T,
  key: string,
): key is string & keyof T {
  return Object.hasOwn(object, key);
}

/** The name of a figure of a run; one without a word is spelled out from its key. */
export function figureLabel(t: Translate, figure: string): string {
  return isKeyOf(messages.figure, figure)
    ? t(`figure.${figure}`)
    : labelOfKey(figure);
}

/** Why one dataset became several tables; a newer cause is spelled out. */
export function causeLabel(t: Translate, cause: string): string {
  return isKeyOf(messages.crawler.cause, cause)
    ? t(`crawler.cause.${cause}`)
    : labelOfKey(cause);
}

/** The name of what an action changes; one without a word is spelled out. */
export function effectLabel(t: Translate, effect: string): string {
  return isKeyOf(messages.action.effectName, effect)
    ? t(`action.effectName.${effect}`)
    : labelOfKey(effect);
}
