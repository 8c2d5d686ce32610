import { RunningTasks } from './RunningTasks';

const never = () => new AbortController().signal;

describe('RunningTasks', () => {
  it('ends what runs, and waits for it', async () => {
    const tasks = new RunningTasks();
    const events: string[] = [];
    const run = tasks.endable(async signal => {
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      events.push('ended');
    })(never());
    await tasks.shutDown();
    events.push('shut down');
    await run;
    expect(events).toEqual(['ended', 'shut down']);
  });

  it('starts nothing any more', async () => {
    const tasks = new RunningTasks();
    const task = jest.fn();
    await tasks.shutDown();
    await tasks.endable(task)(never());
    expect(task).not.toHaveBeenCalled();
  });

  it('leaves failures to the scheduler, and still shuts down', async () => {
    const tasks = new RunningTasks();
    const run = tasks.endable(async signal => {
      await new Promise(resolve => signal.addEventListener('abort', resolve));
      throw new Error('interrupted');
    })(never());
    await Promise.all([
      tasks.shutDown(),
      expect(run).rejects.toThrow('interrupted'),
    ]);
  });
});
