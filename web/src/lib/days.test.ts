import { expect, test } from 'vitest';
import { dayText, isDay, longDay, monthOf, periodText, rangeText } from './days';

test('days', () => {
  expect(dayText('2025-03-02')).toBe('2 Mar 2025');
  expect(longDay('2025-12-31')).toBe('31 December 2025');
  expect(dayText('soon')).toBe('soon');
});

test.each([
  ['2025-03-12', '2025-03-12', '12 Mar 2025'], ['2024-12-01', '2024-12-31', 'December 2024'], ['2024-02-01', '2024-02-29', 'February 2024'],
  ['2025-02-01', '2025-02-27', '1 – 27 Feb 2025'], ['2025-03-03', '2025-03-09', '3 – 9 Mar 2025'], ['2025-03-30', '2025-04-02', '30 Mar – 2 Apr 2025'],
  ['2024-12-30', '2025-01-02', '30 Dec 2024 – 2 Jan 2025'], [null, '2025-03-12', 'by 12 Mar 2025'], ['2025-03-12', null, 'since 12 Mar 2025'], [null, null, 'day unknown'],
])('%s to %s is %s', (from, until, text) => expect(rangeText(from, until)).toBe(text));

test('periods', () => {
  expect(periodText('2018-01-05', '2025-09-30')).toBe('Jan 2018 – Sep 2025');
  expect(periodText('2025-03-01', '2025-03-20')).toBe('Mar 2025');
  expect(periodText(null, '2025-03-20')).toBe('');
});

test('the month that a statement counts for', () => {
  expect(monthOf({ from: '2024-12-30', until: '2025-01-02', basis: 'STATED', words: null })).toBe('2024-12-01');
  expect(monthOf({ from: null, until: '2025-01-02', basis: 'STATED', words: null })).toBe('2025-01-01');
  expect(monthOf({ from: null, until: null, basis: 'UNKNOWN', words: null })).toBeUndefined();
});

test.each([['2025-02-28', true], ['2025-02-29', false], ['2024-02-29', true], ['2025-13-01', false], ['2025-00-10', false], ['2025-1-1', false], ['', false], ['2025-03-12T00', false]])('%s is a day: %s', (text, is) => expect(isDay(text)).toBe(is));
