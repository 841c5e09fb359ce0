import type { Entity } from '../network/entity.js';
import type { Value } from '../values/value.js';
import { AtomSearch } from '../worlds/atoms.js';
import { Case } from '../worlds/case.js';
import { judge } from '../worlds/judgement.js';
import type { Judgement } from '../worlds/judgement.js';
import type { Claim } from './claim.js';
import { Inquiry } from './inquiry.js';
import type { Answered, Matter } from './inquiry.js';

/** How a claim came out. */
export interface JudgedClaim {
  readonly claim: Claim;
  readonly verdict: 'fail' | 'pass' | 'open';
  readonly scenario: Judgement<AnswerInCase>['scenario'];
  readonly undecided: Judgement<AnswerInCase>['undecided'];
  readonly apart: Judgement<AnswerInCase>['apart'];
  /** Reads values in the case to tell of. */
  readonly example: Inquiry;
  /** For an open verdict of which no case is known in which it fails, why values alone do not decide it. */
  readonly doubts: () => readonly string[];
  /** The values on whose content the verdict rests. */
  readonly evidence: () => readonly Value[];
}

interface AnswerInCase extends Answered {
  readonly turnsOn: () => readonly Value[];
}

/** Values that are worked out for one claim, over all its cases; what would need more stays undecided. */
const mostValues = 6_000;

/** Judges the claims about one subject. They share their cases: what is worked out for one of them is known to the next. */
export class Trial {
  readonly #subject: Entity;
  readonly #first: Case;
  readonly #allowance = { left: mostValues };
  readonly #inquiries: Map<Case, Inquiry>;

  /** `asWritten` reads values as they are in no case in particular. */
  constructor(subject: Entity, asWritten: Inquiry, atoms: AtomSearch) {
    this.#subject = subject;
    this.#first = new Case({ environment: { scope: subject.resource.scope }, atoms, allowance: this.#allowance });
    this.#inquiries = new Map([[this.#first, asWritten]]);
  }

  /** Judges a claim in every case of the unknowns that matters to it. */
  judge(claim: Claim): JudgedClaim {
    const { requirement, report } = claim;
    const given = [this.#subject, ...(report.given ?? [])].map((one) => one.exists);
    const ask = (here: Case): AnswerInCase => {
      const { truth, reading } = this.#inquiryIn(here).answer(requirement);
      return { truth, reading, turnsOn: () => reading.turnsOn() };
    };
    this.#allowance.left = mostValues;
    const { verdict, scenario, undecided, apart, example, answers } = judge({ given, ask }, this.#first);
    return {
      claim,
      verdict: verdict === 'fail' && report.unless !== undefined ? 'open' : verdict,
      scenario,
      undecided: () => {
        this.#allowance.left = mostValues;
        return undecided();
      },
      apart,
      example: this.#inquiryIn(example),
      doubts: () => (scenario.length > 0 ? [] : answers.flatMap(({ truth, reading }) => (truth === 'unknown' ? reading.doubts() : []))),
      evidence: () => [...answers.flatMap(({ reading }) => reading.content()), ...given],
    };
  }

  #inquiryIn(here: Case): Inquiry {
    let inquiry = this.#inquiries.get(here);
    if (inquiry === undefined) {
      const base = this.#inquiryIn(here.base ?? this.#first);
      this.#inquiries.set(here, (inquiry = new Inquiry(base, here, base)));
    }
    return inquiry;
  }
}

/** An inquiry into a network as it is written: every unknown stays what it is. */
export function inquiryAsWritten(matter: Matter): Inquiry {
  return new Inquiry(matter, new Case({ environment: { scope: matter.network.scope }, atoms: new AtomSearch(), allowance: { left: 0 } }));
}
