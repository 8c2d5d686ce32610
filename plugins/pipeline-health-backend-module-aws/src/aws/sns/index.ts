export * from './SnsChannel';
