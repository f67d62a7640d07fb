// The page starts here.
import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';

const target = document.getElementById('page');
if (!target) throw new Error('index.html has no #page');
// A task of its own: running what was fetched has held the page up long enough.
setTimeout(() => mount(App, { target }));
