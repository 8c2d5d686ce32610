import { copyText } from './copyText';

describe('copyText', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(document, 'execCommand');
  });

  it('uses the clipboard where the page may', async () => {
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    await copyText('aws sqs');
    expect(writeText).toHaveBeenCalledWith('aws sqs');
  });

  it('copies without https, and leaves the focus where it was', async () => {
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    let copied = '';
    document.execCommand = () => {
      const field = document.activeElement;
      copied = field instanceof HTMLTextAreaElement ? field.value : '';
      return true;
    };
    await copyText('aws sqs');
    expect(copied).toBe('aws sqs');
    expect(button).toHaveFocus();
    expect(document.querySelector('textarea')).toBe(null);
  });

  it('says when the browser refuses', async () => {
    document.execCommand = () => false;
    await expect(copyText('aws sqs')).rejects.toThrow(/does not let/);
  });
});
