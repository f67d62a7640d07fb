// The token that a server elsewhere may ask for. It is kept for the tab, never in an address or a cookie.

const place = 'standpoint-token';

class Token {
  /** The secret; empty without one. */
  value = $state(read());
  /** The server has refused to answer without a (valid) token. */
  isWanted = $state(false);

  /** Remembers a token for this tab. */
  set(secret: string): void {
    this.value = secret.trim();
    this.isWanted = false;
    try {
      sessionStorage.setItem(place, this.value);
    } catch {
      // A browser that keeps nothing for pages: the token lasts until the page is left, which is all that is lost.
    }
  }
}

function read(): string {
  try {
    return sessionStorage.getItem(place) ?? '';
  } catch {
    return ''; // see set
  }
}

/** The one token of this tab. */
export const token = new Token();
