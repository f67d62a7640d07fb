// An article among everything that has an address.
import type { ArticleQuery } from './article.gql';

/** An article with what its screen shows. */
export type ShownArticle = Extract<NonNullable<ArticleQuery['node']>, { __typename: 'Article' }>;
