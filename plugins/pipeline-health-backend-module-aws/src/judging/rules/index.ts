export * from './ruleResults';
export * from './rulesFailed';
