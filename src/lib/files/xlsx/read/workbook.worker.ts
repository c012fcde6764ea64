import { serve } from '../inWorker';
import { readWorkbook } from './readWorkbook';

serve(readWorkbook);
