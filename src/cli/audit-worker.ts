import { worker } from 'workerpool';
import { judgeRepository } from './main.js';

worker({ judge: judgeRepository });
