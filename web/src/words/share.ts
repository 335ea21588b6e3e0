/** Writes a link in the forms that chats, documents and pages accept. */
export const FORMS = ['link', 'markdown', 'html'] as const;
export type Form = (typeof FORMS)[number];

export const FORM_NAMES: Record<Form, string> = {
  link: 'Copy link',
  markdown: 'Copy as Markdown',
  html: 'Copy as HTML',
};

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
export const escapeMarkdown = (text: string) =>
  text.replace(/[\\`*_[\]<>&~|!#$]/g, (char) => `\\${char}`);

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** `title` may contain names that a stranger chose, so it is escaped in every form. */
export function shareText(form: Form, url: string, title: string): string {
  const name = oneLine(title);
  switch (form) {
    case 'link':
      return url;
    case 'markdown':
      return `[${escapeMarkdown(name)}](${url})`;
    case 'html':
      return `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`;
  }
}
