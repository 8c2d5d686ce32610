export * from './refusal';
export * from './refusalMessages';
export * from './refusedIssue';
