// Addresses that come from articles: only those that lead to a web page may be followed.

/** The address if it is one of the web, else undefined: an article may claim any address, `javascript:` among them. */
export function webAddress(claimed: string | undefined): string | undefined {
  if (claimed === undefined) return undefined;
  try {
    const url = new URL(claimed);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The site of a web address, for readers: `news.example`. */
export function siteOf(address: string): string {
  return new URL(address).hostname.replace(/^www\./, '');
}
