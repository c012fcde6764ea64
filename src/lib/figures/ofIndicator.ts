/** The kinds of the page of an indicator, fetched as one: a file each would cut what they share with the first view into small pieces. */
export { breakdown } from './breakdown/breakdown';
export { definition } from './definition/definition';
export { districts } from './districts/districts';
export { trend } from './trend/trend';
