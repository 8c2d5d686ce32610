export * from './EventForm';
export * from './alarmEvents';
export * from './readEvent';
