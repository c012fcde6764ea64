import { serve } from '../../files/xlsx/inWorker';
import { encode } from './encode';

serve(encode);
