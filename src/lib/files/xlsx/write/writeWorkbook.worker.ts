import { serve } from '../inWorker';
import { workbookBlob } from './workbookBlob';

serve(workbookBlob);
