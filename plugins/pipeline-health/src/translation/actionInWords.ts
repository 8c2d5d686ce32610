import {
  AvailableAction,
  createMessageRenderer,
} from '@pipeline-health/plugin-pipeline-health-common';
import { MessageText, TranslateKind } from './kindTranslation';

/** A JSON Schema. */
type Schema = AvailableAction['inputSchema'];

/** An action with the words that the app's translations have for it. */
export function actionInWords(
  told: AvailableAction,
  translate: TranslateKind,
  textOf: MessageText,
): AvailableAction {
  const { action, title, description, hindrances, inputSchema } = told;
  const key = `action.${action}`;
  return {
    ...told,
    title: translate(`${key}.title`) ?? title,
    description: translate(`${key}.description`) ?? description,
    hindrances: hindrances.map(each => ({
      ...each,
      message: each.sentence
        ? textOf(each.sentence, each.message)
        : hindranceInWords(action, each, translate),
    })),
    inputSchema: {
      ...inputSchema,
      properties: fieldsInWords(inputSchema.properties, field =>
        translate(`${key}.input.${field}`),
      ),
    },
  };
}

function hindranceInWords(
  action: string,
  {
    code,
    message,
    permission,
    missingPermission,
  }: AvailableAction['hindrances'][number],
  translate: TranslateKind,
): string {
  const key = `hindrance.${code}`;
  const template = translate(key);
  if (template === undefined) {
    return message;
  }
  return createMessageRenderer({ [key]: template })({
    key,
    values: {
      action,
      message,
      ...(permission && { permission }),
      ...(missingPermission && { missingPermission }),
    },
  });
}

/** The fields of a JSON Schema, described as the language does. */
function fieldsInWords(
  properties: Schema[string],
  wordsOf: (field: string) => string | undefined,
): Schema {
  return Object.fromEntries(
    Object.entries(Object(properties) as Schema).map(([field, schema]) => {
      const description = wordsOf(field);
      return [
        field,
        description === undefined ? schema : { ...Object(schema), description },
      ];
    }),
  );
}
